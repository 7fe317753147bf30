/** A task's description, or a group of tasks. */
export type Task = string | TaskGroup;

export interface TaskGroup {
  tasks: Task[];
  parallel: boolean;
  /** Whether it is part of another group. */
  sub: boolean;
}

const indent = '    ';

/** Describes tasks as eksctl prints them before it starts, line breaks and all. */
export function describeTasks(task: Task): string {
  if (typeof task === 'string') {
    return task;
  }
  if (task.tasks.length === 0) {
    return 'no tasks';
  }
  const parts = task.tasks.map(part => describeTasks(part).replace(/\n$/, ''));
  if (parts.length === 1) {
    return task.sub ? parts[0] : `1 task: { ${parts[0]} }`;
  }
  const mode = task.parallel ? 'parallel' : 'sequential';
  if (!task.sub) {
    return `\n${parts.length} ${mode} tasks: { ${parts.join(', ')} \n}\n`;
  }
  const lines = parts.map(part => `${deeper(part)},\n`).join('');
  return `\n${indent}${parts.length} ${mode} sub-tasks: { \n${lines}${indent}}\n`;
}

function deeper(part: string): string {
  return part.includes('sub-task')
    ? part
        .replace(/^\n/, '')
        .split('\n')
        .map(line => indent + line)
        .join('\n')
    : `${indent}${indent}${part}`;
}

export const sequential = (tasks: Task[]): TaskGroup => ({ tasks, parallel: false, sub: false });
export const parallel = (tasks: Task[]): TaskGroup => ({ tasks, parallel: true, sub: false });
export const subSequential = (tasks: Task[]): TaskGroup => ({ tasks, parallel: false, sub: true });
export const subParallel = (tasks: Task[]): TaskGroup => ({ tasks, parallel: true, sub: true });
