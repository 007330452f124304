export default {
	title: 'The Loom',
	i18n: {defaultLocale: 'en'},
};
