import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Generous limits: nothing here may depend on how fast the machine is.
// Looking up styles for hidden elements takes most of the time in jsdom.
configure({ asyncUtilTimeout: 20_000, defaultHidden: true });
jest.setTimeout(90_000);

// jsdom has no layout to scroll.
Element.prototype.scrollIntoView = () => {};
