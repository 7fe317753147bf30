import { Route, Routes } from 'react-router-dom';
import { ApprovalsPage } from './approvals/ApprovalsPage';
import { RequestPage } from './approvals/RequestPage';
import { EnvironmentPage } from './environment/EnvironmentPage';
import { EnvironmentsPage } from './list/EnvironmentsPage';
import { MessagesPage } from './messages/MessagesPage';
import { PreferencesPage } from './preferences/PreferencesPage';
import { QuotasPage } from './quotas/QuotasPage';
import { ScopePage } from './quotas/ScopePage';

/**
 * The list at its root, requests at `/approvals` and quotas at `/quotas` with a page for each, what the person
 * wants to be told at `/preferences`, what could not be delivered at `/messages`, one environment at `/:id`.
 * @public
 */
export function EnvironmentsRouter() {
  return (
    <Routes>
      <Route path="/" element={<EnvironmentsPage />} />
      <Route path="/approvals" element={<ApprovalsPage />} />
      <Route path="/approvals/:requestId" element={<RequestPage />} />
      <Route path="/quotas" element={<QuotasPage />} />
      <Route path="/quotas/*" element={<ScopePage />} />
      <Route path="/preferences" element={<PreferencesPage />} />
      <Route path="/messages" element={<MessagesPage />} />
      <Route path="/:id" element={<EnvironmentPage />} />
    </Routes>
  );
}
