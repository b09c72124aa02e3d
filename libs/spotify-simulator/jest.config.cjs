module.exports = require('../../jest.libs.js')('spotify-simulator', __dirname);
