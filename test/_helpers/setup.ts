// CDK's built-in template validation costs about 3.5 s for the first synth of a process: the unit tests do without,
// the snapshot apps (`test/integ.*.ts`) switch it on again.
process.env.CDK_VALIDATION = 'false';
