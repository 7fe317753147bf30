import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyRegion, type ControlState, type RegionState } from './types.ts';

const regionFile = /^(\d{12})_([a-z0-9-]+)\.json$/;

/**
 * The simulator's memory and its files: one for the control data and one per
 * account and region. `flush` returns when every change made before it is in
 * its file; writes that wait for the same file are made as one.
 */
export class Store {
  readonly control: ControlState;
  readonly #regions = new Map<string, RegionState>();
  readonly #directory: string;
  readonly #dirty = new Set<string>();
  #writing: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(directory: string, initial: ControlState) {
    this.#directory = directory;
    mkdirSync(directory, { recursive: true });
    let control = initial;
    for (const file of readdirSync(directory)) {
      const match = regionFile.exec(file);
      if (match) {
        const [, account, region] = match;
        this.#regions.set(`${account}_${region}`, {
          ...emptyRegion(account, region),
          ...this.#read<Partial<RegionState>>(file),
        });
      } else if (file === 'control.json') {
        control = { ...initial, ...this.#read<ControlState>(file) };
      }
    }
    this.control = control;
  }

  region(account: string, region: string): RegionState {
    const key = `${account}_${region}`;
    let state = this.#regions.get(key);
    if (!state) {
      state = emptyRegion(account, region);
      this.#regions.set(key, state);
    }
    return state;
  }

  regions(): RegionState[] {
    return [...this.#regions.values()];
  }

  changed(region: RegionState): void {
    this.#dirty.add(`${region.account}_${region.region}`);
  }

  controlChanged(): void {
    this.#dirty.add('control');
  }

  async flush(): Promise<void> {
    if (!this.#writing) {
      if (this.#dirty.size === 0) {
        return;
      }
      this.#writing = this.#write().finally(() => {
        this.#writing = undefined;
      });
      await this.#writing;
      return;
    }
    // A write is under way and may have missed the last change: one more.
    this.#next ??= this.#writing
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        return this.flush();
      });
    await this.#next;
  }

  async #write(): Promise<void> {
    const keys = [...this.#dirty];
    this.#dirty.clear();
    try {
      await Promise.all(
        keys.map(async key => {
          const content = JSON.stringify(key === 'control' ? this.control : this.#regions.get(key));
          const target = join(this.#directory, `${key}.json`);
          await writeFile(`${target}.new`, content);
          await rename(`${target}.new`, target);
        }),
      );
    } catch (error) {
      keys.forEach(key => this.#dirty.add(key));
      throw error;
    }
  }

  #read<T>(file: string): T {
    return JSON.parse(readFileSync(join(this.#directory, file), 'utf8'));
  }
}
