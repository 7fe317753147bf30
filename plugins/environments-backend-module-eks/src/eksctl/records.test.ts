import fc from 'fast-check';
import { RecordReader } from './records';

const output = [
  '2026-09-13 18:26:37 [ℹ]  eksctl version 0.231.0\n',
  '2026-09-13 18:26:38 [ℹ]  \n2 sequential tasks: { create cluster control plane "N", \n',
  '    2 sequential sub-tasks: { \n        wait for control plane to become ready,\n    } \n}\n',
  '2026-09-13 18:26:39 [ℹ]  \n1 task: {\n    1 task: { create addons } }',
  '2026-09-13 18:26:40 [!]  recommended policies were found – “vpc-cni”\n',
  '2026-09-13 18:26:41 [✖]  AWS::EC2::EIP/NATIP: CREATE_FAILED – "no"\n',
  '2026-09-13 18:26:42 [✔]  EKS cluster "N" in "R" region is ready',
].join('');

function read(chunks: Buffer[]) {
  const reader = new RecordReader();
  return [...chunks.flatMap(chunk => reader.push(chunk)), ...reader.end()];
}

describe('the reader of eksctl’s output', () => {
  it('gives each line its level, splits glued records and joins records of several lines', () => {
    expect(read([Buffer.from(output)])).toEqual([
      { level: 'info', text: 'eksctl version 0.231.0', begins: true },
      {
        level: 'info',
        text: '2 sequential tasks: { create cluster control plane "N",',
        begins: false,
      },
      { level: 'info', text: '    2 sequential sub-tasks: {', begins: false },
      { level: 'info', text: '        wait for control plane to become ready,', begins: false },
      { level: 'info', text: '    }', begins: false },
      { level: 'info', text: '}', begins: false },
      { level: 'info', text: '1 task: {', begins: false },
      { level: 'info', text: '    1 task: { create addons } }', begins: false },
      { level: 'warning', text: 'recommended policies were found – “vpc-cni”', begins: true },
      {
        level: 'error',
        text: 'AWS::EC2::EIP/NATIP: CREATE_FAILED – "no"',
        begins: true,
      },
      { level: 'success', text: 'EKS cluster "N" in "R" region is ready', begins: true },
    ]);
  });

  it('reads the same however the bytes are cut, even inside a character', () => {
    const bytes = Buffer.from(output);
    const whole = read([bytes]);
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 40 }), cuts => {
        const at = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end));
        expect(read(chunks)).toEqual(whole);
      }),
    );
  });

  it('gives a line as soon as it is whole, and does not wait for the next record', () => {
    const reader = new RecordReader();
    expect(
      reader.push(Buffer.from('2026-09-13 18:26:37 [ℹ]  waiting for CloudFormation stack "x"\n')),
    ).toHaveLength(1);
  });

  it('gives up waiting for the end of an endless line', () => {
    const reader = new RecordReader();
    expect(reader.push(Buffer.alloc(70_000, 'x'))).toHaveLength(1);
  });
});
