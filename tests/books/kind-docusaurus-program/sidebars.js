const cloth = require('./cloth');
module.exports = {
	docs : [...cloth.map((name) => name), 'wool' ]
};
