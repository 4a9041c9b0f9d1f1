package org.offenlage.verification.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offenlage.verification.Journey;
import org.offenlage.verification.Language;
import org.offenlage.verification.OfficeApi;

/** What is wrong with a delivered file is said in the page and by the API, and nothing is kept. */
class RejectedDeliveryIT {

  private static final String MARK = UUID.randomUUID().toString().substring(0, 8);
  private static final String DATASET = "births-" + MARK;
  private static final String HEADER = "child;municipality;born;siblings;note\n";
  private static final String GOOD = "1;01056015;2023-02-28;0;\n";

  @TempDir static Path files;
  private static Journey planner = Journey.in(Language.GERMAN);

  /** Every bad file with what is said about it. */
  enum Bad {
    EMPTY_FILE("", "empty-file", "die Datei ist leer", 0),
    WRONG_HEADER(
        "child;place;born;siblings;note\n" + GOOD,
        "undeclared-column",
        "die Spalte ist nicht vereinbart",
        1),
    WRONG_ENCODING(
        HEADER + GOOD + "2;01056015;2023-03-01;0;Zähler\n",
        "wrong-encoding",
        "die Bytes sind kein Text in der vereinbarten Kodierung",
        3),
    LINE_OF_200_MB("", "line-too-long", "die Zeile ist zu lang", 2),
    UNKNOWN_MUNICIPALITY(
        HEADER + GOOD + "2;99999999;2023-03-01;0;\n",
        "unknown-code",
        "der Code steht nicht in der Codeliste",
        3),
    NEGATIVE_COUNT(
        HEADER + GOOD + "2;01056015;2023-03-01;-1;\n", "negative", "der Wert ist negativ", 3),
    FEBRUARY_31(
        HEADER + GOOD + "2;01056015;2023-02-31;0;\n",
        "no-such-date",
        "dieses Datum gibt es nicht",
        3),
    DUPLICATE_RESPONDENT(
        HEADER + GOOD + GOOD,
        "duplicate-respondent",
        "dieselbe Auskunftsperson kommt mehrfach vor",
        3),
    FORMULA(
        HEADER + GOOD + "2;01056015;2023-03-01;0;=HYPERLINK(A1)\n",
        "formula",
        "das Feld beginnt wie eine Formel einer Tabellenkalkulation",
        3);

    private final String content;
    private final String code;
    private final String german;
    private final int line;

    Bad(String content, String code, String german, int line) {
      this.content = content;
      this.code = code;
      this.german = german;
      this.line = line;
    }

    Path file() throws IOException {
      Path file = files.resolve(name() + ".csv");
      if (this == LINE_OF_200_MB) {
        writeLongLine(file);
      } else {
        Charset charset =
            this == WRONG_ENCODING ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        Files.writeString(file, content, charset);
      }
      return file;
    }

    private static void writeLongLine(Path file) throws IOException {
      byte[] piece = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        out.write((HEADER + "1;01056015;2023-02-28;0;").getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 200; i++) {
          out.write(piece);
        }
        out.write('\n');
      }
    }
  }

  @BeforeAll
  static void declare() {
    OfficeApi.as("planung-a")
        .mustPost(
            "/datasets",
            """
            {"id":"%s","title":"Geburten","legalBasis":"§ 1","retention":"P1Y",
             "format":{"delimiter":";","encoding":"UTF-8","decimalMark":","},
             "respondent":{"column":"child","privacyUnit":"child","records":"one"},
             "columns":[{"name":"child","type":"identifier","kind":"child"},
              {"name":"municipality","type":"code","codes":["01056015","01056001"]},
              {"name":"born","type":"date","earliest":"2023-01-01","latest":"2023-12-31"},
              {"name":"siblings","type":"whole","least":0,"most":30},
              {"name":"note","type":"text","maximumLength":200,"optional":true}]}
            """
                .formatted(DATASET));
    planner.login("planung-a", "/office/deliveries");
  }

  @AfterAll
  static void logOut() {
    planner.close();
  }

  @ParameterizedTest
  @EnumSource
  void isToldByTheApiWithLineAndReason(Bad bad) throws IOException {
    HttpResponse<String> answer =
        OfficeApi.as("planung-a").deliver(DATASET, "2023", BodyPublishers.ofFile(bad.file()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body())
        .contains("\"type\":\"urn:offenlage:problem:delivery-rejected\"")
        .contains("\"code\":\"" + bad.code + "\"")
        .contains("\"line\":" + bad.line);
    assertNothingKept();
  }

  @ParameterizedTest
  @EnumSource
  void isToldInThePageWithLineAndReason(Bad bad) throws IOException {
    Page page = planner.page();
    page.navigate(
        org.offenlage.verification.RealServer.url("/office/deliveries?dataset=" + DATASET));
    page.fill("#period", "2023");
    page.setInputFiles("#file", bad.file());
    page.click("form[action='/office/deliver'] button");
    page.waitForURL("**/office/delivery?**");
    assertThat(page.locator("#problems tbody").innerText()).contains(bad.german);
    if (bad.line > 0) {
      assertThat(page.locator("#problems tbody th").allInnerTexts())
          .contains(Integer.toString(bad.line));
    }
    planner.assertAccessible().assertFitsPhone();
    assertNothingKept();
  }

  @Test
  void theListOfErrorsCanBeDownloaded() throws IOException {
    Page page = planner.page();
    page.navigate(
        org.offenlage.verification.RealServer.url("/office/deliveries?dataset=" + DATASET));
    page.fill("#period", "2023");
    page.setInputFiles("#file", Bad.FORMULA.file());
    page.click("form[action='/office/deliver'] button");
    page.waitForURL("**/office/delivery?**");
    var download = page.waitForDownload(() -> page.click("a[href^='/office/delivery-problems']"));
    assertThat(Files.readString(download.path()))
        .contains("3;\"note\";\"das Feld beginnt wie eine Formel einer Tabellenkalkulation\"")
        .doesNotContain("HYPERLINK");
    planner.screenshots("office-delivery-rejected");
  }

  @Test
  void aFormWithoutAFileOrPeriodComesBackWithAReason() {
    Page page = planner.page();
    page.navigate(
        org.offenlage.verification.RealServer.url("/office/deliveries?dataset=" + DATASET));
    page.fill("#period", "gestern");
    page.click("form[action='/office/deliver'] button");
    page.waitForSelector(".kern-alert--danger");
    assertThat(page.locator(".kern-alert--danger").innerText()).contains("Datei");
    assertThat(page.inputValue("#period")).isEqualTo("gestern");
  }

  @Test
  void anUnknownDatasetOrPeriodIsAProblem() {
    OfficeApi api = OfficeApi.as("planung-a");
    assertThat(api.deliver("nobody-knows", "2023", BodyPublishers.ofString("a")).statusCode())
        .isEqualTo(404);
    assertThat(api.deliver(DATASET, "yesterday", BodyPublishers.ofString("a")).statusCode())
        .isEqualTo(422);
  }

  private static void assertNothingKept() {
    assertThat(OfficeApi.as("planung-a").get("/datasets/" + DATASET + "/snapshots").body())
        .isEqualTo("{\"snapshots\":[]}");
  }
}
