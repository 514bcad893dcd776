// Checks that one image gives one report, whichever form it comes in:  node compare-forms.mjs FORM FORM...
import { OneReport } from './one-report.mjs';
import { reportOf } from './unearth.mjs';

const oneReport = new OneReport();
for (const form of process.argv.slice(2)) {
  try {
    if (!oneReport.examine(form, reportOf(form))) process.exitCode = 1;
  } catch (error) {
    console.log(`NO REPORT  ${form}: ${error.message}`);
    process.exitCode = 1;
  }
}
