package org.offenlage.verification;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.offenlage.ejb.catalogue.decoy.Trespasser;
import org.offenlage.ejb.ledger.LedgerInspection;
import org.offenlage.privacy.dp.sampling.BitSource;
import org.offenlage.privacy.dp.sampling.DrbgBitSource;

/** The first wall and the house's other rules, checked on the classes that are shipped. */
class ArchitectureIT {
  /** What the public reads and writes, and what it is made of. */
  private static final String[] PUBLIC_SIDE = {
    "org.offenlage.web.api..",
    "org.offenlage.web.report..",
    "org.offenlage.web.selection..",
    "org.offenlage.web.account..",
    "org.offenlage.ejb.catalogue..",
    "org.offenlage.ejb.evidence..",
    "org.offenlage.ejb.participation..",
    "org.offenlage.ejb.analysis.."
  };

  /** What both sides of the web use: languages, headers, errors, files. It may not know more. */
  private static final String[] WEB_FRAME = {
    "org.offenlage.web.asset..",
    "org.offenlage.web.form..",
    "org.offenlage.web.language..",
    "org.offenlage.web.problem..",
    "org.offenlage.web.safeguard..",
    "org.offenlage.web.chart.."
  };

  private static final String[] PUBLIC_TYPES = {
    "org.offenlage.privacy.safe..",
    "org.offenlage.privacy.structure..",
    "org.offenlage.ejb.access.."
  };

  private static final String[] GUESSABLE_SOURCES = {
    "java.util.Random",
    "java.util.SplittableRandom",
    "java.util.concurrent.ThreadLocalRandom",
    "org.apache.commons.math3.random.RandomGenerator"
  };

  private static JavaClasses built = new ClassFileImporter().importClasses();

  @BeforeAll
  static void read() {
    built = BuiltClasses.read();
  }

  private static ArchRule publicSideSeesOnlySafeTypes() {
    return noClasses()
        .that(
            resideInAnyPackage(
                Stream.concat(Stream.of(PUBLIC_SIDE), Stream.of(WEB_FRAME)).toArray(String[]::new)))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.offenlage..")
                .and(not(resideInAnyPackage(PUBLIC_SIDE)))
                .and(not(resideInAnyPackage(WEB_FRAME)))
                .and(not(resideInAnyPackage(PUBLIC_TYPES))))
        .because("no confidential type may be within reach of what the public is served");
  }

  private static ArchRule nothingDrawsFromAGuessableSource() {
    // The people of the demo county are invented anew from the same seed each time, on purpose.
    return noClasses()
        .that()
        .resideOutsideOfPackage("org.offenlage.ejb.democounty..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("(" + String.join("|", GUESSABLE_SOURCES).replace(".", "\\.") + ")")
        .because("noise and keys come from the DRBG");
  }

  private static ArchRule nothingCallsMathRandom() {
    return noClasses()
        .should()
        .callMethod(Math.class, "random")
        .because("noise and keys come from the DRBG");
  }

  private static ArchRule onlyTheDrbgGivesBits() {
    return classes()
        .that()
        .implement(BitSource.class)
        .should()
        .be(DrbgBitSource.class)
        .because("a source of bits that can be seeded belongs among the tests");
  }

  private static ArchRule verifierStandsAlone() {
    return verifierUsesOnly(resideInAPackage("org.offenlage.privacy.ledger.."));
  }

  private static ArchRule verifierUsesOnly(DescribedPredicate<JavaClass> own) {
    return noClasses()
        .that(own)
        .should()
        .dependOnClassesThat(resideInAPackage("org.offenlage..").and(not(own)))
        .because("one mistake must not hide in writer and verifier");
  }

  private static ArchRule intruderUsesOnly(DescribedPredicate<JavaClass> own) {
    return noClasses()
        .that(own)
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.offenlage..")
                .and(not(own))
                .and(
                    not(
                        resideInAnyPackage(
                            "org.offenlage.privacy.safe..", "org.offenlage.privacy.structure.."))))
        .because("one mistake must not hide in protector and intruder");
  }

  @Nested
  class TheIntruder {
    @Test
    void sharesNoCodeWithWhatProtectsOrAudits() {
      intruderUsesOnly(resideInAPackage("org.offenlage.privacy.attack..")).check(built);
      assertThat(built.contain("org.offenlage.privacy.attack.LinearAttack")).isTrue();
    }

    @Test
    void isSeenToBeCaughtSharingCode() {
      JavaClasses decoy = new ClassFileImporter().importClasses(VerifierDecoy.class);
      assertThatThrownBy(
              () -> intruderUsesOnly(resideInAPackage("org.offenlage.verification..")).check(decoy))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("LedgerInspection");
    }
  }

  @Nested
  class TheReadingIsComplete {
    @Test
    void soManyClassesCannotBeMissing() {
      assertThat(built.size()).isGreaterThan(120);
      assertThat(built.contain("org.offenlage.privacy.confidential.ConfidentialTable")).isTrue();
      assertThat(built.stream().anyMatch(c -> c.getPackageName().startsWith("org.offenlage.web")))
          .isTrue();
      assertThat(built.stream().anyMatch(c -> c.getPackageName().startsWith("org.offenlage.ejb")))
          .isTrue();
    }
  }

  @Nested
  class TheWall {
    @Test
    void hidesConfidentialTypesFromThePublicSide() {
      publicSideSeesOnlySafeTypes().check(built);
    }

    @Test
    void isSeenToCatchATrespasser() {
      JavaClasses decoy = new ClassFileImporter().importClasses(Trespasser.class);
      assertThatThrownBy(() -> publicSideSeesOnlySafeTypes().check(decoy))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("ConfidentialTable");
    }
  }

  @Nested
  class Noise {
    @Test
    void comesFromNoGuessableSource() {
      nothingDrawsFromAGuessableSource().check(built);
      nothingCallsMathRandom().check(built);
    }

    @Test
    void isDrawnWithBitsOfTheDrbgOnly() {
      onlyTheDrbgGivesBits().check(built);
    }

    @Test
    void withBitsOfAnotherSourceIsSeenToBeCaught() {
      JavaClasses decoy = new ClassFileImporter().importClasses(SeededDecoy.class);
      assertThatThrownBy(() -> onlyTheDrbgGivesBits().check(decoy))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("SeededDecoy");
    }

    @Test
    void fromAGuessableSourceIsSeenToBeCaught() {
      JavaClasses decoy = new ClassFileImporter().importClasses(Trespasser.class);
      assertThatThrownBy(() -> nothingDrawsFromAGuessableSource().check(decoy))
          .isInstanceOf(AssertionError.class);
      assertThatThrownBy(() -> nothingCallsMathRandom().check(decoy))
          .isInstanceOf(AssertionError.class);
    }
  }

  @Nested
  class TheVerifier {
    @Test
    void sharesNoCodeWithWhatItVerifies() {
      verifierStandsAlone().check(built);
      noClasses()
          .that()
          .resideOutsideOfPackages("org.offenlage.privacy.ledger..", "org.offenlage.privacy.cli..")
          .and()
          .doNotHaveFullyQualifiedName("org.offenlage.ejb.ledger.TreeWalk")
          .and()
          .doNotHaveFullyQualifiedName("org.offenlage.ejb.ledger.LedgerInspection")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.offenlage.privacy.ledger..")
          .because("one mistake must not hide in writer and verifier")
          .check(built);
    }

    @Test
    void isSeenToBeCaughtSharingCode() {
      JavaClasses decoy = new ClassFileImporter().importClasses(VerifierDecoy.class);
      assertThatThrownBy(
              () -> verifierUsesOnly(resideInAPackage("org.offenlage.verification..")).check(decoy))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("LedgerInspection");
    }
  }

  @Nested
  class Modules {
    @Test
    void privacyKnowsNothingOfServers() {
      noClasses()
          .that()
          .resideInAPackage("org.offenlage.privacy..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "org.offenlage.ejb..", "org.offenlage.web..")
          .check(built);
    }

    @Test
    void ejbKnowsNothingOfPages() {
      noClasses()
          .that()
          .resideInAPackage("org.offenlage.ejb..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.offenlage.web..", "jakarta.faces..", "jakarta.ws.rs..")
          .check(built);
    }

    @Test
    void packagesDependOnEachOtherWithoutCycles() {
      slices().matching("org.offenlage.privacy.(*)..").should().beFreeOfCycles().check(built);
      slices().matching("org.offenlage.ejb.(*)..").should().beFreeOfCycles().check(built);
      slices().matching("org.offenlage.web.(*)..").should().beFreeOfCycles().check(built);
    }

    @Test
    void areNamedAfterActivities() {
      classes()
          .should()
          .resideOutsideOfPackages(
              "..util..", "..common..", "..impl..", "..dto..", "..service..", "..manager..")
          .check(built);
    }
  }

  @Nested
  class EnterpriseBeans {
    private static ArchRule offerNothingThatTheContainerDoesNotCall() {
      return methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Stateless.class)
          .or()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Singleton.class)
          .and()
          .areNotStatic()
          .and()
          .areNotAnnotatedWith(PostConstruct.class)
          .should()
          .notBePackagePrivate()
          .because("a call through the container reaches public methods only");
    }

    @Test
    void offerPublicMethods() {
      offerNothingThatTheContainerDoesNotCall().check(built);
    }

    @Test
    void areSeenToBeCaughtOfferingOthers() {
      JavaClasses decoy = new ClassFileImporter().importClasses(BeanDecoy.class);
      assertThatThrownBy(() -> offerNothingThatTheContainerDoesNotCall().check(decoy))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("unreachable");
    }
  }

  /** What must not be shipped: a bean with a method that nobody can call. */
  @Stateless
  static class BeanDecoy {
    @SuppressWarnings("unused")
    void unreachable() {}
  }

  /** What must not be shipped: a verifier that leans on what it verifies. */
  private static final class VerifierDecoy {
    @SuppressWarnings("unused")
    private LedgerInspection leaning = new LedgerInspection();
  }

  /** What must not be shipped: bits that repeat. */
  private static final class SeededDecoy implements BitSource {
    @Override
    public long next(int count) {
      return 0;
    }

    @Override
    public void fill(long[] words, int count) {
      Arrays.fill(words, 0, count, 0);
    }
  }
}
