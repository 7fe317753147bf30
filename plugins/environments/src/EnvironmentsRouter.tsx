import { Route, Routes } from 'react-router-dom';
import { EnvironmentPage } from './environment/EnvironmentPage';
import { EnvironmentsPage } from './list/EnvironmentsPage';

/** The list at its root, one environment at `/:id`. @public */
export function EnvironmentsRouter() {
  return (
    <Routes>
      <Route path="/" element={<EnvironmentsPage />} />
      <Route path="/:id" element={<EnvironmentPage />} />
    </Routes>
  );
}
