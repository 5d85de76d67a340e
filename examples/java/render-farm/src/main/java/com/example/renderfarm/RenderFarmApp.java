package com.example.renderfarm;

import software.amazon.awscdk.App;

public final class RenderFarmApp {
    public static void main(final String[] args) {
        final App app = new App();
        new RenderFarmStack(app, "RenderFarm");
        app.synth();
    }

    private RenderFarmApp() {
    }
}
