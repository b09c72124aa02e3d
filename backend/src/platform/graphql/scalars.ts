import { isDay, isTimeZone } from '@audiospective/period';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/** Most rows that one page of a list may ask for. */
export const MAX_PAGE_SIZE = 100;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** An instant: `Date` inside the application, ISO 8601 with milliseconds in UTC outside. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant in ISO 8601; answers are UTC with milliseconds, arguments need a zone.',
  serialize: (value) => (value instanceof Date ? value : new Date(value as string)).toISOString(),
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(textOf(node)),
});

/** A day of the listener's calendar as text, `2024-03-05`. */
export const LocalDate = textScalar({
  name: 'LocalDate',
  description: "A day in the listener's time zone: YYYY-MM-DD.",
  accepts: isDay,
  complaint: 'A day is written 2024-03-05 and must exist.',
});

/** A zone of the IANA database, `Europe/Berlin`. */
export const TimeZone = textScalar({
  name: 'TimeZone',
  description: 'A time zone of the IANA database, such as Europe/Berlin.',
  accepts: isTimeZone,
  complaint: 'There is no time zone of this name.',
});

/** How many entries of a list to answer. */
export const PageSize = new GraphQLScalarType<number, number>({
  name: 'PageSize',
  description: `How many entries to answer at once: a whole number from 1 to ${MAX_PAGE_SIZE}.`,
  serialize: (value) => parsePageSize(value),
  parseValue: parsePageSize,
  parseLiteral: (node) => parsePageSize(node.kind === Kind.INT ? Number(node.value) : undefined),
});

/** For Nest: a field of type `Date` is a `DateTime`. */
export const SCALARS = [{ type: Date, scalar: DateTime }];

interface TextRule {
  name: string;
  description: string;
  accepts(text: string): boolean;
  complaint: string;
}

function textScalar({ name, description, accepts, complaint }: TextRule): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string' || !accepts(value)) throw badInput(complaint);
    return value;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: parse,
    parseValue: parse,
    parseLiteral: (node) => parse(textOf(node)),
  });
}

function parseInstant(value: unknown): Date {
  if (typeof value === 'string' && INSTANT.test(value) && isDay(value.slice(0, 10))) {
    const instant = new Date(value);
    if (!Number.isNaN(instant.getTime())) return instant;
  }
  throw badInput('An instant is written 2024-03-05T10:00:00Z, with its zone, and must exist.');
}

function parsePageSize(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MAX_PAGE_SIZE) return value;
  throw badInput(`A page has a whole number of entries from 1 to ${MAX_PAGE_SIZE}.`);
}

function textOf(node: ValueNode): string | undefined {
  return node.kind === Kind.STRING ? node.value : undefined;
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
