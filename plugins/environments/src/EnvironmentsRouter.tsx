import { Route, Routes } from 'react-router-dom';
import { EnvironmentPage } from './environment/EnvironmentPage';
import { EnvironmentsPage } from './list/EnvironmentsPage';
import { QuotasPage } from './quotas/QuotasPage';
import { ScopePage } from './quotas/ScopePage';

/** The list at its root, quotas at `/quotas` with a page for each scope, one environment at `/:id`. @public */
export function EnvironmentsRouter() {
  return (
    <Routes>
      <Route path="/" element={<EnvironmentsPage />} />
      <Route path="/quotas" element={<QuotasPage />} />
      <Route path="/quotas/*" element={<ScopePage />} />
      <Route path="/:id" element={<EnvironmentPage />} />
    </Routes>
  );
}
