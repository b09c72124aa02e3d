import { Injectable } from '@nestjs/common';
import { keyOfGlobalId, typeOfGlobalId } from './global-id';
import type { Node } from './node.model';
import type { RequestContext } from './request-context';
import type { Viewer } from './viewer.model';
import { ViewerService } from './viewer.service';

/** Finds the thing with this number for a listener; null when there is none that the listener may see. */
export type FindNode = (viewer: Viewer, key: number, context: RequestContext) => Promise<Node | null> | Node | null;

/** Where modules say how things of their types are found by id. */
@Injectable()
export class NodeRegistry {
  private readonly finders = new Map<string, FindNode>([
    ['Viewer', (viewer, key) => (viewer.listenerId === key ? viewer : null)],
  ]);

  constructor(private readonly viewers: ViewerService) {}

  /** `type` is the name of the type in the schema, which its ids name too. */
  register(type: string, find: FindNode): void {
    this.finders.set(type, find);
  }

  /** What has this id, as far as the signed-in listener may see it; null for everything else, and for strangers. */
  async find(id: string, context: RequestContext): Promise<Node | null> {
    const type = typeOfGlobalId(id) ?? '';
    const key = keyOfGlobalId(type, id);
    const find = this.finders.get(type);
    const viewer = await this.viewers.viewerOf(context);
    return find && viewer && key !== null ? find(viewer, key, context) : null;
  }
}
