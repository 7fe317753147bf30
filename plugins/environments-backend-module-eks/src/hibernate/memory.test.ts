import fc from 'fast-check';
import { isAsleep, readMemory, toRemember, writeMemory } from './memory';
import { whatWakes } from './whatWakes';

const asleep = (max: number) => ({ min: 0, desired: 0, max });
const sizes = fc
  .tuple(fc.nat(9), fc.nat(9), fc.nat(9))
  .map(([min, more, room]) => ({ min, desired: min + more, max: Math.max(1, min + more + room) }));
const environment = { id: 'e', name: 'n', placement: { target: 't', region: 'r' } };
const of = (memory: Record<string, string>) =>
  readMemory({ ...environment, effectiveManifest: '', connection: {}, memory });

describe('what a hibernation remembers', () => {
  it('is what there was, however many attempts were broken off, wherever, and then woken', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            groups: fc.dictionary(fc.constantFrom('one', 'two', 'three'), sizes, { minKeys: 1 }),
            // How many groups each attempt, and each attempt to wake, comes to.
            attempts: fc.array(fc.nat(3), { maxLength: 4 }),
            wakes: fc.array(fc.nat(3), { maxLength: 3 }),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        cycles => {
          let memory: Record<string, string> = {};
          for (const { groups: original, attempts, wakes } of cycles) {
            const now = structuredClone(original);
            const observed = () => Object.entries(now).map(([name, s]) => ({ name, sizes: s }));
            for (const reached of [...attempts, Infinity]) {
              memory = writeMemory(toRemember(of(memory), observed()));
              expect(of(memory).sizes).toEqual(original);
              observed()
                .filter(group => !isAsleep(group.sizes))
                .slice(0, reached)
                .forEach(group => {
                  now[group.name] = asleep(group.sizes.max);
                });
            }
            for (const reached of [...wakes, Infinity]) {
              const remembered = of(memory);
              observed()
                .filter(group => whatWakes(group, remembered))
                .slice(0, reached)
                .forEach(group => {
                  now[group.name] = whatWakes(group, remembered) ?? group.sizes;
                });
            }
            expect(now).toEqual(original);
            memory = writeMemory({ ...of(memory), over: true });
          }
        },
      ),
    );
  });

  it('does not take nodes away that came since', () => {
    const remembered = { sizes: { one: { min: 1, desired: 2, max: 5 } }, over: false };
    const grown = { name: 'one', sizes: { min: 1, desired: 4, max: 5 } };
    expect(whatWakes(grown, remembered)).toBeUndefined();
  });

  it('is read strictly', () => {
    expect(() => of({ nodeGroups: '{"one":{"min":-1,"desired":0,"max":1}}' })).toThrow();
  });
});
