package org.offenlage.ejb.microdata.vault;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.offenlage.ejb.microdata.RecordSink;

/**
 * Hands records on to a writer under the linkage keys in force, on a thread of its own: whoever
 * reads records goes on reading while those before are enciphered and written.
 *
 * <p>The writer is told the same in the same order, by one thread. What is under way is bounded, to
 * some 40 MB. A few records need no thread and are handed on by {@link #finish}. The relay itself
 * is used by one thread; after {@link #finish} or {@link #close} nobody uses the writer any more.
 */
public final class RecordRelay implements RecordSink, AutoCloseable {

  /** As many as come in while a part of a snapshot is sealed. */
  private static final int MOST_BATCHES = 64;

  private final RecordSink writer;
  private final Rekeying rekeying;
  private final ThreadFactory threads;
  private final BlockingQueue<RecordBatch> filled = new LinkedBlockingQueue<>();
  private final BlockingQueue<RecordBatch> spent = new LinkedBlockingQueue<>();

  private RecordBatch batch = new RecordBatch();
  private int batches = 1;
  private @Nullable Thread thread;
  private boolean ended;
  private volatile boolean abandoned;
  private volatile @Nullable Throwable failure;

  /**
   * A relay to one writer.
   *
   * @param keys in the order in which they came into force; 32 bytes each
   * @param threads makes the thread, at most one
   */
  public RecordRelay(RecordSink writer, List<byte[]> keys, ThreadFactory threads) {
    this.writer = writer;
    this.rekeying = new Rekeying(keys);
    this.threads = threads;
  }

  /**
   * Waits until the writer has taken every record.
   *
   * @throws RuntimeException that the writer threw
   */
  public void finish() {
    if (thread == null) {
      handOn(batch);
    } else {
      filled.add(batch);
    }
    end();
    throwFailure();
  }

  /** Stops handing on; what is under way is thrown away. */
  @Override
  public void close() {
    abandoned = true;
    end();
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    Thread started = thread;
    if (started == null) {
      return;
    }
    filled.add(new RecordBatch());
    boolean interrupted = false;
    while (started.isAlive()) {
      try {
        started.join();
      } catch (InterruptedException e) {
        // The writer is about to be closed; it must not be written to meanwhile.
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void throwFailure() {
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
  }

  /** What the thread does: all batches up to an empty one. */
  private void relay() {
    try {
      for (RecordBatch next = filled.take(); !next.isEmpty(); next = filled.take()) {
        if (failure == null && !abandoned) {
          try {
            handOn(next);
          } catch (RuntimeException | Error e) {
            failure = e;
          }
        }
        next.clear();
        spent.add(next);
      }
    } catch (InterruptedException e) {
      failure = new IllegalStateException("the server is stopping", e);
      spent.add(new RecordBatch());
    }
  }

  private void handOn(RecordBatch next) {
    rekeying.apply(next);
    next.handOn(writer);
  }

  private void handOver() {
    throwFailure();
    if (thread == null) {
      thread = threads.newThread(this::relay);
      thread.start();
    }
    filled.add(batch);
    if (spent.isEmpty() && batches < MOST_BATCHES) {
      batches++;
      batch = new RecordBatch();
      return;
    }
    try {
      batch = spent.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server is stopping", e);
    }
  }

  @Override
  public void beginRecord(long recordKey) {
    batch.beginRecord(recordKey);
  }

  @Override
  public void empty() {
    batch.empty();
  }

  @Override
  public void whole(long value) {
    batch.whole(value);
  }

  @Override
  public void code(int position) {
    batch.code(position);
  }

  @Override
  public void fraction(double value) {
    batch.fraction(value);
  }

  @Override
  public void day(int epochDay) {
    batch.day(epochDay);
  }

  @Override
  public void text(String value) {
    batch.text(value);
  }

  @Override
  public void pseudonym(long high, long low) {
    batch.pseudonym(high, low);
  }

  @Override
  public void endRecord() {
    batch.endRecord();
    if (batch.isFull()) {
      handOver();
    }
  }
}
