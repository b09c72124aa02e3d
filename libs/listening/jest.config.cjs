module.exports = require('../../jest.libs.js')('listening', __dirname);
