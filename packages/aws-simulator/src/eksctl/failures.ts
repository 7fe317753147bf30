/** Ends the process with `Error: <message>` on stderr and exit code 1. */
export class CommandError extends Error {}

/** Ends the process as a Go panic does: a trace on stderr, exit code 2. */
export class Panic extends Error {}

/** A feature of the real eksctl that the simulator doesn't have. */
export function notSimulated(what: string): CommandError {
  return new CommandError(`eksctl simulator: ${what} is not simulated`);
}

/** The trace that a nil pointer in the real eksctl leaves. */
export function panicTrace(place: string): string {
  return `panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0x0]

goroutine 1 [running]:
${place}(...)
	(simulated trace)
main.main()
	/src/cmd/eksctl/main.go:106 +0x2c5
`;
}
