import { describeTasks, parallel, sequential, subParallel, subSequential } from './taskTree.ts';

describe('describeTasks', () => {
  it('writes the tree of a create as eksctl does', () => {
    const tree = sequential([
      'create cluster control plane "N"',
      subSequential([
        subSequential([sequential(['create addons']), 'wait for control plane to become ready']),
        subParallel(['create managed nodegroup "ng"']),
      ]),
    ]);
    expect(describeTasks(tree)).toBe(`
2 sequential tasks: { create cluster control plane "N", 
    2 sequential sub-tasks: { 
        2 sequential sub-tasks: { 
            1 task: { create addons },
            wait for control plane to become ready,
        },
        create managed nodegroup "ng",
    } 
}
`);
  });

  it('has no line break after one child of several lines, so that the next record is glued to it', () => {
    const tree = parallel([subSequential(['a', 'b'])]);
    expect(describeTasks(tree)).toBe(
      '1 task: { \n    2 sequential sub-tasks: { \n        a,\n        b,\n    } }',
    );
  });

  it('says when there is nothing to do', () => {
    expect(describeTasks(sequential([]))).toBe('no tasks');
  });
});
