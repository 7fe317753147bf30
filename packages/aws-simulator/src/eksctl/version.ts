/** The release that the simulator behaves like, and how it says what it is. */
export const release = '0.231.0';
export const preRelease = 'sim';
export const version = `${release}-${preRelease}`;

export const banner = 'eksctl SIMULATOR: not the real eksctl, works on a simulated AWS only\n';
