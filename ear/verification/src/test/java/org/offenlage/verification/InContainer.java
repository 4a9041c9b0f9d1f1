package org.offenlage.verification;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The archive of a test that runs inside the server: the very EJB jar and libraries of the real
 * archive, with a small WAR of the test in place of ours, so that no login stands in the way.
 *
 * <p>The test acts as somebody with {@link Person}. Its database is not that of {@link RealServer},
 * and there is no demo county in it.
 */
public final class InContainer {
  private InContainer() {}

  /** For a method annotated with {@code @Deployment}; takes the test class and its helpers. */
  public static EnterpriseArchive archive(Class<?>... testClasses) {
    EnterpriseArchive real =
        ShrinkWrap.createFromZipFile(
            EnterpriseArchive.class,
            VerificationSystem.property("offenlage.launcher.archive").toFile());
    WebArchive test =
        ShrinkWrap.create(WebArchive.class, "test.war")
            .addClasses(testClasses)
            .addClass(Person.class)
            .addAsLibrary(jarOf(Assertions.class))
            .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
            // Person needs the server's security API.
            .setManifest(
                new StringAsset(
                    "Manifest-Version: 1.0\nDependencies: org.wildfly.security.elytron\n"));
    EnterpriseArchive archive =
        ShrinkWrap.create(EnterpriseArchive.class, testClasses[0].getSimpleName() + ".ear")
            .addAsModule(real.getAsType(JavaArchive.class, "offenlage-ejb.jar"))
            .addAsModule(test);
    real.getContent(Filters.include("/lib/.*\\.jar"))
        .forEach((path, node) -> archive.add(node.getAsset(), path));
    return archive;
  }

  private static File jarOf(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
