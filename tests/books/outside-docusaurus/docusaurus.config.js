module.exports = {
	title : "Fences"
};
