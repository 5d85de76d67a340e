import { javascript } from 'projen';

/** One install for the whole repository, with a lock file that does not depend on where its packages were fetched. */
export class NpmSettings {
  constructor(project: javascript.NodeProject) {
    project.package.addField('workspaces', ['packages/*']);
    // Of 1.13.0, not every platform's binary is published, and a lock file that lacks one cannot be installed from.
    project.package.addField('overrides', { 'unrs-resolver': '1.12.2' });

    const config = new javascript.NpmConfig(project);
    config.addConfig('omit-lockfile-registry-resolved', 'true');
    config.addConfig('fund', 'false');
    config.addConfig('audit', 'false');
  }
}
