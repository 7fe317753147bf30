import net from 'node:net';
import { Complaint } from '../setup/command.mjs';

/** Where the development portal listens: 3000, or what ENVIRONMENTS_PORT says. */
export function portalPort() {
  const text = process.env.ENVIRONMENTS_PORT || '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Complaint(`ENVIRONMENTS_PORT must be a port, from 1 to 65535; it is "${text}"`);
  }
  return port;
}

/** A port of 127.0.0.1 that nobody listens on. */
export const freePort = () => listen(0);

/** Complains in words when a port that must be this one is taken. */
export async function requirePort(port, what) {
  try {
    await listen(port);
  } catch (error) {
    if (error.code === 'EACCES') throw new Complaint(`Port ${port} may not be used by you`);
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Complaint(
      `Port ${port} is in use, so ${what} cannot start. Is it running already? ` +
        `Stop what listens there (\`ss -ltnp 'sport = :${port}'\` names it), ` +
        'or set ENVIRONMENTS_PORT to another port.',
    );
  }
}

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      const { port: taken } = server.address();
      server.close(() => resolve(taken));
    });
  });
}
