import { classifyFile } from './classify-file';

describe('classifyFile', () => {
  it.each([
    ['Streaming_History_Audio_2023-2024_2.json', 'extended-audio'],
    ['Streaming_History_Audio_2019_5.json', 'extended-audio'],
    ['Spotify Extended Streaming History/Streaming_History_Audio_2013-2020_0.json', 'extended-audio'],
    ['MyData/endsong_12.json', 'extended-audio'],
    ['endsong.json', 'extended-audio'],
    ['endsong_3 (1).json', 'extended-audio'],
    ['Streaming_History_Video_2018-2024.json', 'extended-video'],
    ['MyData\\endvideo.json', 'extended-video'],
    ['Spotify Account Data/StreamingHistory_music_0.json', 'account-music'],
    ['MyData/StreamingHistory3.json', 'account-music'],
    ['StreamingHistory.json', 'account-music'],
    ['StreamingHistory_podcast_0.json', 'account-podcast'],
    ['Playlist1.json', 'other'],
    ['Userdata.json', 'other'],
    ['Wrapped2024.json', 'other'],
    ['ReadMeFirst_ExtendedStreamingHistory.pdf', 'other'],
    ['Streaming_History_Audio_2019_5.json.exe', 'other'],
    ['my-endsong_0.json', 'other'],
    ['endsong_0/readme.txt', 'other'],
    ['', 'other'],
  ])('says of %s that it is %s', (name, kind) => {
    expect(classifyFile(name)).toBe(kind);
  });
});
