import { performance } from 'node:perf_hooks';

const pairs = 15;
const perPair = 20;
const target = 2;

/** Prints how much longer something takes than its bare SQL, by the median of alternating pairs. */
export async function compareWithSql(what, ours, bare) {
  await Promise.all([milliseconds(ours), milliseconds(bare)]);
  const measured = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const [us, sql] = [await milliseconds(ours), await milliseconds(bare)];
    measured.push({ us, sql, ratio: us / sql });
  }
  const [us, sql, ratio] = ['us', 'sql', 'ratio'].map(of => medianOf(measured.map(m => m[of])));
  const verdict = ratio <= target ? 'the target is met' : 'THE TARGET IS MISSED';
  console.log(
    `${what}\n  ${us.toFixed(2)} ms, bare SQL ${sql.toFixed(2)} ms: ` +
      `median ratio ${ratio.toFixed(2)}, target at most ${target}: ${verdict}`,
  );
}

/** The median of some runs. */
async function milliseconds(work) {
  const each = [];
  for (let i = 0; i < perPair; i += 1) {
    const start = performance.now();
    await work();
    each.push(performance.now() - start);
  }
  return medianOf(each);
}

function medianOf(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
