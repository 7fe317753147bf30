import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  answerOf,
  environmentsApiMock,
  renderEnvironments,
} from '../__testUtils__/renderEnvironments';

const path = '/environments/preferences';
const mail = { name: 'Messages by mail, too' };

describe('the preferences', () => {
  it('are reached from the list of environments, and lead back', async () => {
    const { address } = renderEnvironments(environmentsApiMock());
    await userEvent.click(await screen.findByRole('button', { name: 'Messages to you' }));
    expect(address()).toBe(path);
    expect(await screen.findByRole('heading', { name: 'Messages to you' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'All environments' }));
    expect(address()).toBe('/environments');
  });

  it('explain what comes in any case, and where mail goes', async () => {
    renderEnvironments(environmentsApiMock(), path);
    const text = /notifications tell you in any case.*address in your profile/;
    expect(await screen.findByRole('switch', mail)).toHaveAccessibleDescription(text);
    expect(await screen.findByRole('link', { name: 'your profile' })).toHaveAttribute(
      'href',
      '/catalog/default/user/dana',
    );
  });

  it('are stored as soon as they are changed, and say so', async () => {
    const api = environmentsApiMock({ getPreferences: async () => ({ messages: false }) });
    renderEnvironments(api, path);
    const choice = await screen.findByRole('switch', mail);
    expect(choice).not.toBeChecked();
    await userEvent.click(choice);
    expect(await screen.findByText('Saved')).toBeInTheDocument();
    expect(choice).toBeChecked();
    expect(api.setPreferences).toHaveBeenCalledWith({ messages: true });
  });

  it('take a change back that could not be stored, and say why', async () => {
    const api = environmentsApiMock({ getPreferences: async () => ({ messages: true }) });
    api.setPreferences.mockRejectedValue(await answerOf(503, 'ServiceUnavailableError', 'Later.'));
    renderEnvironments(api, path);
    const choice = await screen.findByRole('switch', mail);
    await userEvent.click(choice);
    expect(await screen.findByRole('alert')).toHaveTextContent('It could not be saved. Later.');
    expect(choice).toBeChecked();
    expect(screen.queryByText('Saved')).not.toBeInTheDocument();
  });

  it('say why they could not be loaded, and can be tried again', async () => {
    const api = environmentsApiMock();
    api.getPreferences.mockRejectedValueOnce(
      await answerOf(503, 'ServiceUnavailableError', 'Try later.'),
    );
    renderEnvironments(api, path);
    expect(await screen.findByRole('alert')).toHaveTextContent('Try later.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('switch', mail)).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
  });
});
