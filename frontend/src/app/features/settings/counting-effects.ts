import { formatCount, formatShare } from '../../ui/format';
import type { CountedPlaysFragment, SettingsQuery } from './settings.generated';

type Viewer = NonNullable<SettingsQuery['viewer']>;
export type Rule = Viewer['countingRule'];

/** What a rule says, and what it does to the archive's statistics. */
export interface RuleEffect {
  rule: Rule;
  name: string;
  detail: string;
  /** Undefined until it is known. */
  totals: CountedPlaysFragment['totals'] | undefined;
  /** Plays of the rule against those of the rule that lets most through: 0..1. */
  share: number;
  /** Against the rule that holds now: `1,818 fewer plays, −4%`; empty for that one. */
  difference: string;
}

const RULES: readonly { rule: Rule; name: string; detail: string }[] = [
  { rule: 'THIRTY_SECONDS', name: '30 seconds or more', detail: 'As Spotify counts a stream.' },
  {
    rule: 'HALF_OF_TRACK',
    name: 'Half of the track or more',
    detail: 'Also while the length of the track is not known.',
  },
  { rule: 'EVERYTHING', name: 'Everything', detail: 'Every stored play, even one that was skipped at once.' },
];

/** The rules to choose from. What they do is known once the viewer is. */
export function ruleEffects(viewer: Viewer | undefined, locale: string): RuleEffect[] {
  const totalsOf = (rule: Rule) => viewer && statsOf(viewer, rule).totals;
  const most = Math.max(1, ...RULES.map(({ rule }) => totalsOf(rule)?.plays ?? 0));
  return RULES.map((words) => {
    const totals = totalsOf(words.rule);
    const now = viewer && totalsOf(viewer.countingRule);
    const differs = totals && now && words.rule !== viewer.countingRule;
    return {
      ...words,
      totals,
      share: (totals?.plays ?? 0) / most,
      difference: differs ? differenceInWords(totals.plays, now.plays, locale) : '',
    };
  });
}

/** The name of a rule in a sentence: `Plays now count from 30 seconds on.` */
export function ruleSentence(rule: Rule): string {
  if (rule === 'THIRTY_SECONDS') return 'Plays now count from 30 seconds on.';
  return rule === 'HALF_OF_TRACK' ? 'Plays now count from half of the track on.' : 'Every stored play counts now.';
}

function statsOf(viewer: Viewer, rule: Rule): CountedPlaysFragment {
  if (rule === 'THIRTY_SECONDS') return viewer.thirtySeconds;
  return rule === 'HALF_OF_TRACK' ? viewer.halfOfTrack : viewer.everything;
}

function differenceInWords(plays: number, now: number, locale: string): string {
  const difference = plays - now;
  if (difference === 0) return 'the same plays';
  const size = Math.abs(difference);
  const amount = `${formatCount(size, locale)} ${difference > 0 ? 'more' : 'fewer'} ${size === 1 ? 'play' : 'plays'}`;
  if (now === 0) return amount;
  return `${amount}, ${difference > 0 ? '+' : '−'}${formatShare(size / now, locale)}`;
}
