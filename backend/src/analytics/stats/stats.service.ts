import { Injectable } from '@nestjs/common';
import { type Filter, type Question, Selection, zoneOf } from '@audiospective/listening';
import { localDay, type Period, previousPeriod } from '@audiospective/period';
import { Clock } from '../../platform/clock';
import type { RequestContext } from '../../platform/graphql/request-context';
import type { CountingRule, Viewer } from '../../platform/graphql/viewer.model';
import { HistoryStore } from '../history/history-store';
import { resolvePeriod, toPeriod } from './resolve-period';
import type { StatsArgs } from './stats.args';
import type { ResolvedPeriod, Stats } from './stats.model';
import { toFilter } from './to-filter';
import { Turns } from './turns';

/** What is the same for all statistics of one request. */
interface RequestMemory {
  now: Date;
  /** By their question: what two fields ask is worked out once. */
  selections: Map<string, Promise<Selection>>;
  /** Plays are gone through in turns, so that a request with many questions holds up nobody. */
  turns: Turns;
}

/** Who asks, when, and about which plays. */
interface Inquiry {
  viewer: Viewer;
  context: RequestContext;
  filter: Filter | undefined;
  countingRule: CountingRule;
  now: Date;
}

/** Answers questions about a period of a listener's archive. */
@Injectable()
export class StatsService {
  private readonly memories = new WeakMap<RequestContext, RequestMemory>();

  constructor(
    private readonly histories: HistoryStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves what is asked for in the listener's zone; nothing is loaded or counted yet.
   * @throws ApplicationError BAD_USER_INPUT for periods that no calendar has and for conditions that cannot be
   */
  statsOf(viewer: Viewer, { period, comparedWith, filter, countingRule }: StatsArgs, context: RequestContext): Stats {
    const { now } = this.memoryOf(context);
    const rule = countingRule ?? viewer.countingRule;
    const inquiry = { viewer, context, filter: toFilter(filter), countingRule: rule, now };
    const other = comparedWith ? this.about(inquiry, toPeriod(comparedWith)) : undefined;
    return this.about(inquiry, toPeriod(period), other);
  }

  private about(inquiry: Inquiry, asked: Period, comparedWith?: Stats): Stats {
    const { timeZone } = inquiry.viewer;
    const period = resolvePeriod(asked, timeZone, inquiry.now);
    const question = this.questionOf(inquiry, period);
    return {
      period,
      question,
      today: localDay(inquiry.now, timeZone),
      selection: () => this.select(inquiry, question),
      selectionInTurn: () => this.selectInTurn(inquiry, question),
      previous: () => comparedWith ?? this.before(inquiry, asked),
    };
  }

  private before(inquiry: Inquiry, asked: Period): Stats | null {
    const previous = previousPeriod(asked, inquiry.viewer.timeZone, inquiry.now);
    return previous && this.about(inquiry, previous);
  }

  private questionOf({ viewer, filter, countingRule }: Inquiry, { from, to }: ResolvedPeriod): Question {
    const { weekStart, timeZone } = viewer;
    const bounds = { from: from && from.getTime(), to: to && to.getTime() };
    return { ...bounds, filter, countingRule, weekStart, zone: zoneOf(timeZone) };
  }

  private select({ viewer, context }: Inquiry, question: Question): Promise<Selection> {
    const { selections, turns } = this.memoryOf(context);
    const key = JSON.stringify({ ...question, zone: viewer.timeZone });
    const known = selections.get(key);
    if (known) return known;
    const selection = this.histories.historyOf(context).then(async (history) => {
      if (!isEverything(question)) await turns.next();
      return new Selection(history, question);
    });
    selections.set(key, selection);
    return selection;
  }

  private async selectInTurn(inquiry: Inquiry, question: Question): Promise<Selection> {
    const selection = await this.select(inquiry, question);
    await this.memoryOf(inquiry.context).turns.next();
    return selection;
  }

  private memoryOf(context: RequestContext): RequestMemory {
    const known = this.memories.get(context);
    if (known) return known;
    const memory = { now: this.clock.now(), selections: new Map<string, Promise<Selection>>(), turns: new Turns() };
    this.memories.set(context, memory);
    return memory;
  }
}

/** There is one such question in a request, and its newest plays are there without work: it waits for nobody. */
function isEverything({ from, to, filter }: Question): boolean {
  return from === null && to === null && filter === undefined;
}
