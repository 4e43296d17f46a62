import { describe, expect, it } from 'vitest';
import type { Access } from '../data/access.ts';
import { choicesOf, mustChoose, within } from './landing.ts';

const OFFICE_LENGTH = 9;
const offices = [
  { code: '990100001', name: '清河街道' },
  { code: '990100002', name: '东岸街道' },
  { code: '990200001', name: '外县街道' }
];
const access = (...grants: [Access['grants'][number]['role'], string][]): Access => ({
  user_id: 'u',
  staff: null,
  grants: grants.map(([role, scope]) => ({ role, scope, scope_name: null })),
  offices: ['990100'],
  review_scopes: grants.map(([, scope]) => scope),
  work_scopes: [],
  today: '2026-11-22'
});

describe('landing', () => {
  it('asks nobody to choose whose grant is one office or part of it', () => {
    expect(mustChoose(access(['leader', '990100001']), OFFICE_LENGTH)).toBe(false);
    expect(mustChoose(access(['community_admin', '990100001003']), OFFICE_LENGTH)).toBe(false);
  });

  it('lets the leader of a county choose among its offices, and those of no other county', () => {
    const leader = access(['leader', '990100']);
    expect(mustChoose(leader, OFFICE_LENGTH)).toBe(true);
    expect(choicesOf(leader, offices, OFFICE_LENGTH).map(({ code }) => code)).toEqual([
      '990100001',
      '990100002'
    ]);
  });

  it('offers each of several grants of the same role', () => {
    const admin = access(['community_admin', '990100001003'], ['community_admin', '990100001001']);
    expect(mustChoose(admin, OFFICE_LENGTH)).toBe(true);
    expect(choicesOf(admin, offices, OFFICE_LENGTH).map(({ code }) => code)).toEqual([
      '990100001001',
      '990100001003'
    ]);
  });

  it('does not ask a grid worker, whose grant may be wide', () => {
    expect(mustChoose(access(['grid_worker', '990100']), OFFICE_LENGTH)).toBe(false);
  });

  it('goes by the role that the page begins with', () => {
    expect(mustChoose(access(['administrator', '990100'], ['leader', '990100001']), OFFICE_LENGTH)).toBe(
      false
    );
  });

  it('narrows the rights to the office that was chosen', () => {
    const narrowed = within(
      access(['leader', '990100'], ['leader', '990200001']),
      '990100002',
      OFFICE_LENGTH
    );
    expect(narrowed.grants.map(({ scope }) => scope)).toEqual(['990100002']);
    expect(narrowed.offices).toEqual(['990100002']);
  });
});
