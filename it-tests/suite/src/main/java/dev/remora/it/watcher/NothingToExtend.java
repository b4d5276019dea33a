package dev.remora.it.watcher;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;

/** Is there, so that Weld makes what it makes for applications with such an extension. */
public class NothingToExtend implements BuildCompatibleExtension {}
