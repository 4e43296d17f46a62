import { describe, expect, it } from 'vitest';
import { ReachStudy, type ReachQuestion } from './reach-study.ts';

const [LNG, LAT] = [71.4, 51.1];
/** A place so many metres east and north of the corner. */
const at = (east: number, north: number) => [LNG + east / 70_040, LAT + north / 111_250] as const;
const square = (east: number, north: number, households: number | null, count: number | null) => ({
  polygons: [
    [
      [
        at(east, north),
        at(east + 100, north),
        at(east + 100, north + 100),
        at(east, north + 100),
        at(east, north)
      ]
    ]
  ],
  households,
  count
});
/** Two streets, 400 m apart; only one bridge, at the eastern end, leads from one to the other. */
const streets = [
  { line: [at(0, 50), at(1000, 50)], layer: 0 },
  { line: [at(0, 450), at(1000, 450)], layer: 0 },
  { line: [at(1000, 50), at(1000, 450)], layer: 0 }
];
/** 80 households on the near bank, 40 on the far one, 10 at the far end. */
const squares = [square(0, 0, 80, 20), square(0, 400, 40, 10), square(900, 400, 10, null)];

const question: ReachQuestion = {
  facilities: [at(50, 50)],
  added: [],
  limitMetres: 500,
  protection: { k: 5, leastHouseholds: 10, base: 5 },
  areas: [
    { code: 'far', polygons: [[[at(-10, 300), at(400, 300), at(400, 600), at(-10, 600), at(-10, 300)]]] }
  ],
  bandMetres: [250, 500],
  areaMetres: [],
  edge: []
};

describe('ReachStudy', () => {
  const study = new ReachStudy({ streets, squares, water: [] });

  it('counts as reached whom streets lead to, not whom a circle holds', () => {
    const { whole } = study.coverage(question);
    expect(whole).toMatchObject({ households: 130, unreached: 50, need: 30, needUnreached: 10 });
    expect(whole.straightPart).toBeCloseTo(1 - 10 / 130);
  });

  it('tells of an area by the homes inside it', () => {
    expect(study.coverage(question).areas.get('far')).toMatchObject({
      households: 40,
      unreached: 40,
      part: 0
    });
  });

  it('says at once who is newly reached through one facility more', () => {
    const answer = study.coverage({ ...question, added: [at(60, 450)] });
    expect(answer.newly).toEqual({ households: 40, need: 10 });
    expect(answer.whole.unreached).toBe(10);
  });

  it('says nothing of a gain of fewer than five', () => {
    const thin = new ReachStudy({
      streets,
      squares: [square(0, 0, 80, 20), square(0, 400, 4, null)],
      water: []
    });
    expect(thin.coverage({ ...question, added: [at(60, 450)] }).newly).toEqual({ households: null, need: 0 });
  });

  it('says how much no street comes near, which is counted with straight lines', () => {
    expect(study.coverage(question).apart).toEqual({ facilities: 0, households: 0 });
    const far = new ReachStudy({ streets, squares: [...squares, square(3000, 0, 30, null)], water: [] });
    expect(far.coverage({ ...question, added: [at(2900, 50)] })).toMatchObject({
      apart: { facilities: 1, households: 30 },
      newly: { households: 30 }
    });
  });

  it('draws the streets that are reached, band by band', () => {
    const [near = [], far = []] = study.coverage(question).bands;
    expect(near.length).toBeGreaterThan(0);
    expect(far.length).toBeGreaterThan(0);
    const easternmost = Math.max(...far.flat().map(([lng]) => lng));
    expect((easternmost - LNG) * 70_040).toBeCloseTo(550, 0);
  });

  it('finds where the next ones reach most, and says that no choice is better', () => {
    const one = study.nextPlaces({ ...question, count: 1 });
    expect(one).toMatchObject({ households: 40, method: 'exact', atMost: 40, candidates: 3 });
    expect(one.places[0]?.at[0]).toBeCloseTo(at(50, 450)[0], 5);
    const two = study.nextPlaces({ ...question, count: 2 });
    expect(two.places.map(({ households }) => households)).toEqual([40, 10]);
  });

  it('offers none where all are reached', () => {
    expect(study.nextPlaces({ ...question, limitMetres: 5000, count: 3 })).toMatchObject({
      places: [],
      households: 0
    });
  });

  it('reaches nobody where there is no facility', () => {
    expect(study.coverage({ ...question, facilities: [] }).whole).toMatchObject({ unreached: 130, part: 0 });
  });
});
