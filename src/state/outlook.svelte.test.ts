import { describe, expect, it } from 'vitest';
import type { Access } from '../data/access.ts';
import { AddressBar } from './address-bar.svelte.ts';
import { Outlook } from './outlook.svelte.ts';

const OFFICE = '990100001';
const COMMUNITY = '990100001001';

function access(role: Access['grants'][number]['role'], change: Partial<Access> = {}): Access {
  return {
    user_id: 'u',
    staff: null,
    grants: [{ role, scope: OFFICE, scope_name: null }],
    offices: [OFFICE],
    review_scopes: [OFFICE],
    work_scopes: [],
    today: '2026-11-22',
    ...change
  };
}

/** A browser of which only the address bar works. */
function browser(path: string) {
  const history: string[] = [];
  const bar = new AddressBar({
    location: { href: `http://localhost${path}` },
    history: {
      pushState: (_state: unknown, _title: string, url?: string | URL | null) =>
        history.push(`push ${String(url)}`),
      replaceState: (_state: unknown, _title: string, url?: string | URL | null) =>
        history.push(`replace ${String(url)}`)
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  });
  return { bar, history };
}

describe('Outlook', () => {
  it('shows each role the scope of its grant', () => {
    expect(new Outlook(browser('/').bar, access('leader')).scope).toBe(OFFICE);
  });

  it('shows a grid worker the community he works in, however wide his grant, and his own cells', () => {
    const own = ['990100001001010103', '990100001001010102'];
    const worker = access('grid_worker', { review_scopes: [COMMUNITY], work_scopes: own });
    const outlook = new Outlook(browser('/').bar, worker);
    expect([outlook.scope, outlook.office]).toEqual([COMMUNITY, OFFICE]);
    expect(outlook.own).toEqual(['990100001001010102', '990100001001010103']);
  });

  it('has no squares of need for a grid worker, whatever the address says', () => {
    const worker = access('grid_worker', { review_scopes: [COMMUNITY], work_scopes: [] });
    expect(new Outlook(browser('/?view=squares').bar, worker).form).toBe('choropleth');
    expect(new Outlook(browser('/?view=squares').bar, access('leader')).form).toBe('squares');
  });

  it('goes on while its period reaches today', () => {
    expect(new Outlook(browser('/').bar, access('leader')).goesOn).toBe(true);
    const past = browser('/?from=2026-06-01&to=2026-06-30').bar;
    expect(new Outlook(past, access('leader')).goesOn).toBe(false);
  });

  it('does not call the cells of a steward his own', () => {
    const steward = access('data_steward', { work_scopes: [OFFICE] });
    expect(new Outlook(browser('/').bar, steward).own).toEqual([]);
  });

  it('begins with what the role is for, unless the address says otherwise', () => {
    expect(new Outlook(browser('/').bar, access('leader')).layers.has('need')).toBe(true);
    expect(new Outlook(browser('/').bar, access('supervisor')).layers.has('need')).toBe(false);
    const linked = new Outlook(browser('/?layers=incidents').bar, access('leader'));
    expect([...linked.layers]).toEqual(['incidents']);
  });

  it('lets every figure obey the last day of the period', () => {
    const outlook = new Outlook(browser('/?from=2026-01-01&to=2026-03-31').bar, access('leader'));
    expect(outlook.asOf).toBe('2026-03-31');
  });

  it('pushes what is chosen and replaces what is adjusted, so that Back undoes a choice', () => {
    const { bar, history } = browser('/');
    const outlook = new Outlook(bar, access('leader'));
    outlook.select({ kind: 'area', code: COMMUNITY });
    outlook.moved({ zoom: 15, lng: 71.45, lat: 51.16, bearing: 0, pitch: 0 });
    outlook.switchLayer('need', false);
    expect(history.map((entry) => entry.split(' ')[0])).toEqual(['push', 'replace', 'replace']);
    expect(outlook.layers.has('need')).toBe(false);
  });

  it('leaves the filter of states out of the address when all are shown', () => {
    const { bar } = browser('/');
    const outlook = new Outlook(bar, access('supervisor'));
    outlook.showLamp('settled', false);
    expect(bar.address.lamps).toEqual(['on_time', 'nearly_due', 'late']);
    outlook.showLamp('settled', true);
    expect(bar.address.lamps).toBeNull();
  });

  it('keeps the usual period out of the address, so that it moves with the office’s day', () => {
    const { bar } = browser('/');
    const outlook = new Outlook(bar, access('leader'));
    outlook.begin({ kind: 'area', code: OFFICE });
    outlook.showPeriod({ from: '2026-10-24', to: '2026-11-22' });
    expect([bar.address.from, bar.address.to]).toEqual([null, null]);
    outlook.dayIs('2026-11-23');
    expect(outlook.today).toBe('2026-11-23');
    expect(outlook.period).toEqual({ from: '2026-10-25', to: '2026-11-23' });
  });

  it('moves any other preset with the day, into the next month too', () => {
    const outlook = new Outlook(browser('/').bar, access('leader', { today: '2026-10-31' }));
    outlook.showPeriod({ from: '2026-10-01', to: '2026-10-31' });
    expect(outlook.period).toEqual({ from: '2026-10-01', to: '2026-10-31' });
    outlook.dayIs('2026-11-01');
    expect(outlook.period).toEqual({ from: '2026-11-01', to: '2026-11-01' });
  });

  it('opens a preset’s link on a later day up to that day', () => {
    const { bar, history } = browser('/');
    new Outlook(bar, access('leader')).showPeriod({ from: '2026-01-01', to: '2026-11-22' });
    const link = history[0]?.replace('push ', '') ?? '';
    const later = new Outlook(browser(link).bar, access('leader', { today: '2026-11-25' }));
    expect(later.period).toEqual({ from: '2026-01-01', to: '2026-11-25' });
  });

  it('leaves a period of one’s own where it is when the day changes', () => {
    const outlook = new Outlook(browser('/').bar, access('leader'));
    outlook.showPeriod({ from: '2026-11-20', to: '2026-11-22' });
    outlook.dayIs('2026-11-23');
    expect(outlook.period).toEqual({ from: '2026-11-20', to: '2026-11-22' });
  });

  it('hears of incidents about people only as administrator of their community', () => {
    const administrator = access('community_admin', {
      grants: [{ role: 'community_admin', scope: COMMUNITY, scope_name: null }]
    });
    const outlook = new Outlook(browser('/').bar, administrator);
    expect(outlook.hearsConfidential(COMMUNITY)).toBe(true);
    expect(outlook.hearsConfidential('990100001002')).toBe(false);
    expect(new Outlook(browser('/').bar, access('leader')).hearsConfidential(COMMUNITY)).toBe(false);
  });
});
