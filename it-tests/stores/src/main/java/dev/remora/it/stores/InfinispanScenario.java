package dev.remora.it.stores;

/** Asks another member of the cluster, which the application starts beside Remora's. */
public abstract class InfinispanScenario extends StoreScenario {

    @Override
    protected int tokensInStore() {
        return Integer.parseInt(browser.exchange(at("member")).text());
    }
}
