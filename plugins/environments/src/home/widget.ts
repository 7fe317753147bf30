import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/** Waits unused in an app without a home page. */
export const myEnvironmentsWidget = HomePageWidgetBlueprint.make({
  name: 'my-environments',
  params: {
    // By this name the home page's layout places it.
    name: 'MyEnvironments',
    title: 'My environments',
    description: 'The environments of yourself and your teams, the soonest to end first',
    layout: {
      width: { minColumns: 4, defaultColumns: 6 },
      height: { minRows: 4, defaultRows: 7 },
    },
    components: async () => {
      const [content, actions] = await Promise.all([
        import('./MyEnvironments'),
        import('./MyEnvironmentsActions'),
      ]);
      return { Content: content.MyEnvironments, Actions: actions.MyEnvironmentsActions };
    },
  },
});
