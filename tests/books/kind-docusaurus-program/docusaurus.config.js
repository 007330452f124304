module.exports = {
	title : 'Cloth',
	i18n : {defaultLocale : 'en'}
};
