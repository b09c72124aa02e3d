module.exports = require('../../jest.libs.js')('period', __dirname);
