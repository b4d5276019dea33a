package dev.remora.jdbc;

@OnEngine(Dialect.H2)
class H2FirstVersionTest extends FirstVersion {

    H2FirstVersionTest(Engine engine) {
        super(engine);
    }
}
