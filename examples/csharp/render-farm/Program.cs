using Amazon.CDK;
using RenderFarm;

var app = new App();
new RenderFarmStack(app, "RenderFarm");
app.Synth();
