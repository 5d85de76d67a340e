#!/usr/bin/env python3
from aws_cdk import App

from render_farm_stack import RenderFarmStack

app = App()
RenderFarmStack(app, "RenderFarm")
app.synth()
