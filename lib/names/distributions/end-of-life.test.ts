import { describe, expect, it } from 'vitest';

import { maintenanceOf } from './end-of-life';
import { LIFECYCLES, LIFECYCLES_READ_ON } from './end-of-life-dates';
import { readBaseImage } from './read-base-image';

const NOW = '2026-11-27T08:00:00Z';

function read(baseImage: string, now = NOW) {
  return maintenanceOf({ baseImage, distribution: readBaseImage(baseImage).distribution }, now);
}

describe('maintenanceOf', () => {
  it.each([
    ['Ubuntu after its standard support', 'ubuntu:20.04', 'end of life since 31 May 2025'],
    ['Ubuntu by its code name', 'ubuntu:focal', 'end of life since 31 May 2025'],
    ['Ubuntu between two LTS releases', 'ubuntu:25.10', 'end of life since 1 Jul 2026'],
    ['Debian after LTS', 'debian:bullseye', 'end of life since 31 Aug 2026'],
    ['Fedora', 'quay.io/fedora/fedora:40', 'end of life since 13 May 2025'],
    ['openSUSE Leap', 'opensuse/leap:15.6', 'end of life since 30 Apr 2026'],
    ['Alpine', 'alpine:3.21', 'end of life since 1 Nov 2026'],
    ['a point release of Alpine', 'alpine:3.21.2', 'end of life since 1 Nov 2026'],
  ])('says since when a base is end of life: %s', (_, baseImage, words) => {
    expect(read(baseImage)).toMatchObject({ state: 'end-of-life', words });
  });

  it.each([
    ['Ubuntu LTS', 'ubuntu:24.04', 'standard support until 31 May 2029'],
    ['a dated build', 'ubuntu:noble-20260410', 'standard support until 31 May 2029'],
    ['Debian in LTS', 'debian:12', 'LTS until 30 Jun 2028'],
    ['a point release of Debian', 'debian:12.5-slim', 'LTS until 30 Jun 2028'],
    [
      'Debian with both phases ahead',
      'debian:trixie',
      'security team until 9 Aug 2028, then LTS until 30 Jun 2030',
    ],
    ['Rocky Linux by its minor', 'rockylinux/rockylinux:9.6', 'security support until 31 May 2032'],
    ['AlmaLinux', 'almalinux:10', 'security support until 31 May 2035'],
    [
      'Oracle Linux',
      'container-registry.oracle.com/os/oraclelinux:9',
      'premier support until 30 Jun 2032',
    ],
    ['Fedora before its planned end', 'fedora/fedora:43', 'maintenance until 9 Dec 2026'],
  ])('says until when a base is maintained: %s', (_, baseImage, words) => {
    expect(read(baseImage)).toMatchObject({ state: 'maintained', words });
  });

  it('counts the last day as maintained, and the next one as end of life', () => {
    expect(read('ubuntu:24.04', '2029-05-31T23:59:59Z').state).toBe('maintained');
    expect(read('ubuntu:24.04', '2029-06-01T00:00:00Z').state).toBe('end-of-life');
  });

  it('calls Tumbleweed rolling, but not one dated build of it', () => {
    expect(read('opensuse/tumbleweed').state).toBe('rolling');
    expect(read('opensuse/tumbleweed:20260101').state).toBe('unknown');
  });

  it.each([
    ['Hadron, which states no dates', 'ghcr.io/kairos-io/hadron:v0.5.1', 'superseded'],
    ['Fedora for RISC-V, which is built elsewhere', 'fedorariscv/base:43', 'RISC-V'],
    ['the same on a mirror', 'mirror.example.org/fedorariscv/base:43', 'RISC-V'],
    ['a release that the table does not have', 'ubuntu:24.10', 'Ubuntu 24.10'],
    ['a name that is no release', 'debian:sid', 'Debian sid'],
    ['a key of every object', 'debian:constructor', 'Debian constructor'],
    ['a point release where there are none', 'ubuntu:24.04.1', 'Ubuntu 24.04.1'],
    ['a minor of a family without one', 'fedora/fedora:40.1', 'Fedora 40.1'],
    ['a distribution that the table does not have', 'centos/centos:stream9', 'CentOS'],
    ['an image of nobody', 'example.org/own/thing:1', 'own/thing'],
  ])('says that the end of life is unknown: %s', (_, baseImage, part) => {
    const maintenance = read(baseImage);
    expect(maintenance.state).toBe('unknown');
    expect(maintenance.words).toContain('End of life unknown');
    expect(maintenance.words).toContain(part);
  });

  it('says that it is unknown where a job has no base image', () => {
    expect(maintenanceOf({ baseImage: null, distribution: null }, NOW).state).toBe('unknown');
  });
});

describe('LIFECYCLES', () => {
  it('has days in order of the phases, and a page by https for each distribution', () => {
    expect(LIFECYCLES_READ_ON).toMatch(/^\d{4}-\d\d-\d\d$/);
    for (const { source, releases } of LIFECYCLES) {
      expect(source).toMatch(/^https:\/\//);
      for (const phases of Object.values(releases)) {
        const days = phases.map(({ until }) => until);
        expect(days).toEqual(days.toSorted());
        for (const day of days) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
      }
    }
  });
});
