import { render, screen } from '@testing-library/react';
import App from './App';

const config = {
  context: 'test',
  data: {
    app: { title: 'Test', baseUrl: 'http://localhost:3000' },
    backend: { baseUrl: 'http://localhost:3000' },
  },
};

describe('App', () => {
  beforeEach(() => {
    process.env = { NODE_ENV: 'test', APP_CONFIG: [config] as never };
  });

  it('starts with the choice of a persona', async () => {
    render(App.createRoot());
    const dana = await screen.findByRole(
      'button',
      { name: 'Sign in as Dana, Developer in team-a' },
      { timeout: 20_000 },
    );
    expect(dana).toBeInTheDocument();
    expect(screen.getByText(/not for production/)).toBeInTheDocument();
    expect(screen.getAllByRole('button')).toHaveLength(4);
  }, 60_000);
});
