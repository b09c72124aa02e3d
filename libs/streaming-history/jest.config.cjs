module.exports = require('../../jest.libs.js')('streaming-history', __dirname);
