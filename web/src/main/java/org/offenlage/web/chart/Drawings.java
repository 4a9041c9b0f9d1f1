package org.offenlage.web.chart;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.graalvm.polyglot.Engine;
import org.jspecify.annotations.Nullable;

/**
 * Draws charts and maps and remembers those drawn last.
 *
 * <p>At most half of the machine's cores draw at a time and {@value #MOST_WAITING} wait; whoever
 * comes when so many wait, or waits longer than {@value #WAIT_SECONDS} seconds, is told to come
 * back. The memory holds at most {@value #MEMORY_BYTES} bytes of compressed drawings and forgets
 * the one unused for longest. Safe for use by several threads.
 */
@ApplicationScoped
public class Drawings {

  static final int WAIT_SECONDS = 45;
  static final int MOST_WAITING = 12;
  static final int MEMORY_BYTES = 32 << 20;

  private final int pens = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
  private final Semaphore turns = new Semaphore(pens, true);
  private final Semaphore queue = new Semaphore(MOST_WAITING);
  private final Deque<Pen> idle = new ArrayDeque<>();
  private final LinkedHashMap<String, byte[]> remembered = new LinkedHashMap<>(64, 0.75f, true);
  private long rememberedBytes;
  private final AtomicBoolean asked = new AtomicBoolean();
  private @Nullable Engine engine;

  @Resource
  @SuppressWarnings("NullAway.Init")
  private ManagedExecutorService executor;

  /**
   * A drawing, compressed with gzip; empty where too many others wait.
   *
   * @param name names the drawing: equal names must mean equal drawings, for good
   * @param sketch what to draw; asked for only where the drawing is not remembered
   */
  public Optional<byte[]> draw(String name, Sketch.Look look, Supplier<Sketch> sketch) {
    String key = name + ' ' + look;
    Optional<byte[]> known = remembered(key);
    if (known.isPresent()) {
      return known;
    }
    if (!queue.tryAcquire()) {
      return Optional.empty();
    }
    try {
      if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        return Optional.empty();
      }
      try {
        // Somebody may have drawn it while this one waited.
        return remembered(key).or(() -> Optional.of(drawNow(key, sketch.get().toJson(look))));
      } finally {
        turns.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      queue.release();
    }
  }

  /**
   * Begins to make ready to draw, once, so that a reader who goes on from here need not wait for
   * it. Returns at once.
   */
  public void warmUp() {
    if (asked.compareAndSet(false, true)) {
      executor.execute(this::makeReady);
    }
  }

  private void makeReady() {
    if (turns.tryAcquire()) {
      try {
        putBack(take());
      } finally {
        turns.release();
      }
    }
  }

  private byte[] drawNow(String key, String description) {
    Pen pen = take();
    String svg;
    try {
      svg = pen.draw(description);
    } catch (RuntimeException e) {
      pen.close();
      throw e;
    }
    putBack(pen);
    byte[] compressed = gzip(svg);
    remember(key, compressed);
    return compressed;
  }

  private Pen take() {
    Engine shared;
    synchronized (idle) {
      Pen pen = idle.poll();
      if (pen != null) {
        return pen;
      }
      if (engine == null) {
        engine = Pen.engine();
      }
      shared = engine;
    }
    return new Pen(shared);
  }

  private void putBack(Pen pen) {
    synchronized (idle) {
      idle.push(pen);
    }
  }

  private Optional<byte[]> remembered(String key) {
    synchronized (remembered) {
      return Optional.ofNullable(remembered.get(key));
    }
  }

  private void remember(String key, byte[] drawing) {
    synchronized (remembered) {
      byte[] before = remembered.put(key, drawing);
      rememberedBytes += drawing.length - (before == null ? 0 : before.length);
      Iterator<Map.Entry<String, byte[]>> oldest = remembered.entrySet().iterator();
      while (rememberedBytes > MEMORY_BYTES && oldest.hasNext()) {
        rememberedBytes -= oldest.next().getValue().length;
        oldest.remove();
      }
    }
  }

  private static byte[] gzip(String svg) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(svg.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @PreDestroy
  void close() {
    synchronized (idle) {
      idle.forEach(Pen::close);
      idle.clear();
      if (engine != null) {
        engine.close(true);
      }
    }
  }
}
