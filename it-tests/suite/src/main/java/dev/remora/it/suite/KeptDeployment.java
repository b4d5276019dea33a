package dev.remora.it.suite;

import java.util.List;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.StopSuiteContainers;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.shrinkwrap.api.Archive;
import org.jspecify.annotations.Nullable;

/**
 * Leaves the {@link SharedShop} deployed for the next class that deploys the very same archive, and undeploys it before another
 * archive is deployed and before the servers stop. An observer of Arquillian, which makes it.
 */
// Arquillian sets the injected fields
@SuppressWarnings("NullAway.Init")
public final class KeptDeployment {

    @Inject
    private Instance<DeploymentScenario> scenario;

    @Inject
    private Instance<ContainerRegistry> containers;

    @Inject
    private Event<UnDeployDeployment> undeployment;

    private @Nullable Deployment kept;

    /** Deploys what is not there already. */
    public void deploy(@Observes EventContext<DeployManagedDeployments> deployments) {
        if (kept != null && wanted().size() == 1 && isShared(wanted().get(0))) {
            return;
        }
        undeployKept();
        deployments.proceed();
    }

    /** Undeploys what is not shared. */
    public void undeploy(@Observes EventContext<UnDeployManagedDeployments> undeployments) {
        List<Deployment> wanted = wanted();
        if (wanted.size() == 1 && isShared(wanted.get(0))) {
            kept = wanted.get(0).isDeployed() ? wanted.get(0) : kept;
            return;
        }
        undeployments.proceed();
    }

    /** Undeploys what is left. */
    public void stop(@Observes EventContext<StopSuiteContainers> stopping) {
        undeployKept();
        stopping.proceed();
    }

    private void undeployKept() {
        Deployment deployed = kept;
        kept = null;
        if (deployed != null) {
            undeployment.fire(new UnDeployDeployment(container(deployed), deployed));
        }
    }

    private Container<?> container(Deployment deployment) {
        return containers.get().getContainer(deployment.getDescription().getTarget());
    }

    private List<Deployment> wanted() {
        return scenario.get().managedDeploymentsInDeployOrder();
    }

    private static boolean isShared(Deployment deployment) {
        Archive<?> archive = deployment.getDescription().getArchive();
        // to ask for the shared one starts its providers
        return archive.getName().equals(Shop.ARCHIVE) && archive == SharedShop.archive();
    }
}
