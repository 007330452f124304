// JSON Schema, as much of it as the schema of book.yaml uses; any other word is an error.
import assert from 'node:assert/strict';

const WORDS = new Set(['$schema', '$ref', 'title', 'description', 'definitions', 'type', 'enum', 'anyOf', 'allOf', 'items',
	'properties', 'additionalProperties', 'minimum', 'maximum', 'pattern']);

const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function isType(value, type) {
	return type === 'integer' ? Number.isInteger(value) : typeOf(value) === type;
}

// Whether the value is valid by the schema, of which root has the definitions.
export function isValid(value, schema, root = schema) {
	for (const word of Object.keys(schema)) assert.ok(WORDS.has(word), `a schema with '${word}'`);
	if (schema.$ref) return isValid(value, root.definitions[schema.$ref.replace('#/definitions/', '')], root);
	if (schema.type && ![schema.type].flat().some((type) => isType(value, type))) return false;
	if (schema.enum && !schema.enum.includes(value)) return false;
	if (schema.anyOf && !schema.anyOf.some((each) => isValid(value, each, root))) return false;
	if (schema.allOf && !schema.allOf.every((each) => isValid(value, each, root))) return false;
	if (typeof value === 'number' && (value < schema.minimum || value > schema.maximum)) return false;
	if (typeof value === 'string' && schema.pattern && !new RegExp(schema.pattern).test(value)) return false;
	if (typeOf(value) === 'array') return value.every((item) => !schema.items || isValid(item, schema.items, root));
	if (typeOf(value) !== 'object' || !schema.properties) return true;
	return Object.entries(value).every(([name, item]) =>
		(schema.properties[name] ? isValid(item, schema.properties[name], root) : schema.additionalProperties !== false));
}
