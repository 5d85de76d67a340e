import { App } from 'aws-cdk-lib';
import { RenderFarmStack } from './render-farm-stack';

const app = new App();
new RenderFarmStack(app, 'RenderFarm');
