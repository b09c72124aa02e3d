import { Injectable, Logger, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { Database } from '../database/database';
import { verdictOn } from '../graphql/lasting-answers.plugin';
import { readAnswerVersions } from '../security/answer-versions.query';
import type { SignedIn } from '../security/signed-in';
import { type Answer, compressed, plainAnswer } from './answer';
import { Answers, type Duty } from './answers';
import { type Question, Questions } from './question';
import { compressionFor, sendAnswer, sendOnce } from './send-answer';

/** A listener's question, and where its answer goes. */
interface Asked {
  question: Question;
  signedIn: SignedIn;
  request: Request;
  response: Response;
}

const MOST_LIVE_QUESTIONS = 2_000;

/**
 * Gives answers that were given before, without asking the API again. Goes behind the checks of origin, session and
 * rate, and before the body is understood. Strangers always pass. Whatever is answered is compressed where that is worth it.
 */
@Injectable()
export class AnswersMiddleware implements NestMiddleware {
  private readonly logger = new Logger(AnswersMiddleware.name);
  /** Questions known to have live fields: nobody waits for anybody with these. */
  private readonly live = new LRUCache<string, true>({ max: MOST_LIVE_QUESTIONS });

  constructor(
    private readonly answers: Answers,
    private readonly questions: Questions,
    private readonly database: Database,
  ) {}

  use(request: Request, response: Response, next: NextFunction): void {
    const { signedIn } = request;
    const body: unknown = request.body;
    if (!signedIn || !Buffer.isBuffer(body)) return pass(request, response, next);
    const question = this.questions.of(request, body, signedIn);
    const known = this.answers.get(question.key);
    if (known) return sendAnswer(request, response, known);
    if (this.live.has(question.text)) return pass(request, response, next);
    this.findOrWork({ question, signedIn, request, response }, next).catch(next);
  }

  private async findOrWork(asked: Asked, next: NextFunction): Promise<void> {
    const { question, request, response } = asked;
    const awaited = this.answers.awaited(question.key);
    if (awaited) {
      const answer = await awaited;
      return answer
        ? sendAnswer(request, response, await compressedFor(request, answer))
        : pass(request, response, next);
    }
    const duty = this.answers.begin(question.key);
    const shared = await this.answers.fetch(question.key);
    if (shared) {
      await give(asked, shared, duty).finally(() => duty.end());
      return;
    }
    this.watch(asked, duty);
    next();
  }

  /** Takes the answer up when it is sent. Nobody waits for a request that ends in another way. */
  private watch(asked: Asked, duty: Duty): void {
    const { request, response } = asked;
    let sent = false;
    onSend(response, (body) => {
      sent = true;
      const answer = this.answerIn(asked, body);
      if (answer) return void this.giveAndKeep(asked, answer, duty);
      duty.end();
      sendOnce(request, response, body);
    });
    response.once('close', () => sent || duty.end());
  }

  /** Never fails: nobody waits for it. */
  private async giveAndKeep(asked: Asked, answer: Answer, duty: Duty): Promise<void> {
    try {
      await this.keepIfSteady(asked, await give(asked, answer, duty));
    } catch (error) {
      this.logger.warn({ event: 'answer not kept', error });
    } finally {
      duty.end();
    }
  }

  private answerIn({ question, request, response }: Asked, body: unknown): Answer | undefined {
    const verdict = verdictOn(request);
    if (verdict === 'LIVE') this.live.set(question.text, true);
    if (verdict !== 'LASTING' || response.statusCode !== 200 || typeof body !== 'string') return undefined;
    return plainAnswer(Buffer.from(body), String(response.getHeader('content-type')));
  }

  /** Keeps an answer unless a version or the day has moved since the question was named: it may then show newer things than its key says. */
  private async keepIfSteady({ question, signedIn }: Asked, answer: Answer): Promise<void> {
    const versions = await readAnswerVersions(this.database, signedIn.listenerId);
    if (!versions || this.questions.keyOf(question.text, { ...signedIn, versions }) !== question.key) return;
    await this.answers.keep(question.key, answer);
  }
}

/** Sends an answer, also to everybody who waits for it, in an encoding in which it is kept; answers it with that encoding. */
async function give({ request, response }: Asked, plain: Answer, duty: Duty): Promise<Answer> {
  const answer = await compressedFor(request, plain);
  duty.settle(answer);
  sendAnswer(request, response, answer);
  return answer;
}

/** The same answer, also in the best encoding that the client accepts. */
async function compressedFor(request: Request, answer: Answer): Promise<Answer> {
  const encoding = compressionFor(request);
  return encoding ? compressed(answer, [encoding]).catch(() => answer) : answer;
}

/** Goes on with a request whose answer nobody keeps. */
function pass(request: Request, response: Response, next: NextFunction): void {
  onSend(response, (body) => sendOnce(request, response, body));
  next();
}

/** Hands over the body of the answer instead of sending it. */
function onSend(response: Response, take: (body: unknown) => void): void {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    response.send = send;
    take(body);
    return response;
  };
}
