import * as v from 'valibot';
import { Problem } from './problem.ts';

/**
 * Checks an answer against what this side expects of it.
 *
 * @throws Problem `bad_answer`, with the path of the first fault for the console. Values are left out of
 * it: they may name people.
 */
export function decode<Schema extends v.GenericSchema>(
  what: string,
  schema: Schema,
  answer: unknown
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, answer);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Problem(
    'bad_answer',
    `${what}: ${v.getDotPath(issue) ?? '(root)'} should be ${issue.expected ?? issue.type}`
  );
}

/** Some functions answer json as text where the driver gives it so. */
export const id = v.pipe(v.union([v.number(), v.string()]), v.toNumber(), v.integer());

/** [lng, lat], WGS 84. A third number, the height, is dropped. */
export const position = v.pipe(
  v.array(v.number()),
  v.minLength(2),
  v.transform(([lng = 0, lat = 0]): [number, number] => [lng, lat])
);

export const textOrNull = v.nullish(v.string(), null);
export const numberOrNull = v.nullish(v.number(), null);

/** A protected count: a multiple of five, or null = fewer than five, or withheld to protect a neighbour. */
export const protectedCount = v.nullable(v.number());
