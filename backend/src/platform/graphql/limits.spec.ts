import { buildSchema, parse, validate, ValidationContext } from 'graphql';
import { limitSize } from './limits';

const schema = buildSchema('type Query { self: Query, id: ID }');
const LEVELS = 25;

describe('limitSize', () => {
  it('measures every fragment once, however often it is spread', () => {
    const bomb = [...Array(LEVELS).keys()].map((i) => {
      return `fragment F${i} on Query { a: self { ...F${i + 1} } b: self { ...F${i + 1} } }`;
    });
    const document = parse(`{ ...F0 } ${bomb.join(' ')} fragment F${LEVELS} on Query { id }`);
    const lookUp = jest.spyOn(ValidationContext.prototype, 'getFragment');
    const errors = validate(schema, document, [limitSize]);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(lookUp).toHaveBeenCalledTimes(LEVELS + 1);
    lookUp.mockRestore();
  });
});
